"""Names of the short tables of data/<round>/."""

from __future__ import annotations

RECEIVED = "received.csv"
PUBLISHED = "published.csv"
PUBLISHED_RECORDS = "published_records.csv"
DECISIONS = "decisions.csv"
