"""The page Articles: bring them in, check what was read, have them analysed.

    bring.py --inputs--> gathering.py (a thread reads) --batch--> desk.py --check.py--> corrected articles and ticks
    desk.py --finish.py--> PROJECT/incoming/ --working.py (a process analyses)--> the store --progress.py--> the page

`desk`, `gathering`, `shown` and `target` know nothing of Streamlit's widgets; `bring`, `columns`, `check`, `twins`,
`finish`, `progress`, `present` and `page` are what the reader sees. Nothing is fetched but on a button.
"""
