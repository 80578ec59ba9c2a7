"""Registers: workbooks that the kit writes and keeps current, and in which people write what they know and decide.

``layout`` says what a register is, ``writing`` makes a new one, ``refreshing`` brings the kit's own cells of one up to
date and leaves every other byte of its sheets as it was, ``found`` finds its rows again by their keys.
"""
