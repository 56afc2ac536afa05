"""What the YAML says: schema, loader, rules, facts. No I/O after loading."""
