"""What is looked at beside a case's own expectations when a language model writes: what reached the reader that no source
supports, what an attacker got, how a broken provider was borne. It never reads with the advisor's own guard."""
