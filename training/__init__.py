"""How the bundled English pipeline was made; see README.md. Needs PyTorch, which the program itself does not."""
