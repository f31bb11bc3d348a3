"""`python -m knowledge.carrier --from DIR --to DIR`: one line of what it did, or one sentence why it could not."""

import argparse
import sys
from pathlib import Path

from knowledge.carrier.convert import CarrierError, convert


def main() -> int:
    parser = argparse.ArgumentParser(prog="knowledge.carrier", description="Convert the embedding weights, once.")
    parser.add_argument("--from", dest="source", type=Path, required=True, help="where the carrier was installed")
    parser.add_argument("--to", dest="target", type=Path, required=True, help="where model.onnx is to lie")
    given = parser.parse_args()
    try:
        card = convert(given.source, given.target)
    except CarrierError as error:
        sys.stderr.write(
            f"{error} Search works without it, reduced: by words, titles and vectors fitted on its texts.\n"
        )
        return 1
    sys.stdout.write(f"Embedding model ready: {card.name}, {card.quantisation}, cosine {card.cosine:.3f} to full.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
