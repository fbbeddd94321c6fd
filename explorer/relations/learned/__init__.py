"""The learned finder of relations: what rules do not reach, and how sure every claim is."""
