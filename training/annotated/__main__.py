"""`python -m training.annotated NLP_DATA FOLDER`: put annotations back onto their texts."""

import sys
from pathlib import Path

from training.annotated import write_folders

if __name__ == "__main__":
    write_folders(Path(sys.argv[1]), Path(sys.argv[2]))
