"""Making and checking the notebooks of units and rounds; the narrative in them is sacred."""
