"""``python -m stances``."""

from stances.cli.main import run

if __name__ == "__main__":
    run()
