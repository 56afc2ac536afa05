"""What the YAML says: schema, loader, rules, facts, check and diagram. No I/O after loading."""
