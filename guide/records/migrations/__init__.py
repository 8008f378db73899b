"""How the database became what it is: one module in `versions` for each change, oldest first."""
