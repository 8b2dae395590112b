"""``python -m stances``."""

from stances.cli import run

if __name__ == "__main__":
    run()
