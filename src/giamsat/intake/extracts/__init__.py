"""System extracts: dossiers as a one-stop system keeps them, counted into the columns of Biểu 06.

``read`` is the door: it reads extracts.csv, lets ``run`` count each file in a process of its own and keeps what was
counted. ``count`` is that process; ``source`` and ``query`` write its SQL. No dossier leaves it, only numbers do.
"""
