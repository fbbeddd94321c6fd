"""The program as it would be if no file of a comparison could be made; run by a test."""

import runpy

from explorer.ui import comparison_downloads
from explorer.ui.start import CHECKOUT


def fail(*asked):
    raise KeyError(asked)


comparison_downloads.FILES = tuple((*each[:3], fail, each[4]) for each in comparison_downloads.FILES)
runpy.run_path(str(CHECKOUT / "app.py"), run_name="__main__")
