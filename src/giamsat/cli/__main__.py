"""``python -m giamsat.cli``."""

from giamsat.cli import run

if __name__ == "__main__":
    run()
