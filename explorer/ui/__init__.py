"""The page: one function of one `Query`, which lives in the address.

    address --read_query--> Query --Explorer--> View, evidence, article --contents--> JSON --parts in the browser

`drawing`, `style`, `words`, `address`, `bundle` and `contents/` know nothing of Streamlit: they make the texts that
the browser is given, and the standalone HTML export uses the same. `parts`, `page`, `start`, `downloads` and
`deciding` are the Streamlit side. What happens in the browser is in `frontend/`.
"""
