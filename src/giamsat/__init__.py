"""giamsat: reproducible supervision reports for the delegations of a People's Council (HĐND)."""

__version__ = "0.3.0"
