"""The tables in SQL that every engine understands: what differs between engines is in their own floors."""
