"""Reproducible supervision reports for the delegations of a People's Council (HĐND)."""
