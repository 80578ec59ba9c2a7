"""Makes the illustrative round «mau-2024»: content of 15 workbooks of fictional units, receipts, decisions.

Everything is computed from a fixed seed: no clock, no network, the same bytes on every machine.
"""
