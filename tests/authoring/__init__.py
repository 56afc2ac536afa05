"""The authors' tools: the check, cases, catalogue, pages made from the content."""
