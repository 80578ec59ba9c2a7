"""Frozen models shared by all floors: parameters of rounds, figures, records of submissions, judgements."""
