"""An operator's own content: local programs, partners and offices in Markdown, referrals in CSV, read from one folder.

It is held apart from the builds: read, linted and indexed in memory, and made anew when a file changes. What stands at the
top of the folder is for everybody; what stands in a subfolder is for the organisation of that name alone.
"""

from knowledge.own.index import OwnIndex
from knowledge.own.reading import read, stamp
from knowledge.own.records import Content, OwnText, Referral, Refused

__all__ = ["Content", "OwnIndex", "OwnText", "Referral", "Refused", "read", "stamp"]
