"""The store in a PostgreSQL database: the only floor that imports psycopg."""
