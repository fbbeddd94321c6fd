"""How fast and how large: ratios against a baseline measured in the same run.

python -m benchmarks.build      the whole build against the bare language pipeline, and memory of 1,000 articles
python -m benchmarks.page       cold start against an empty app; click, filter change, memory of the page
python -m benchmarks.passages   the search for shared passages in 2,000 articles against annotating them
"""
