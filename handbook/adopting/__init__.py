"""How another company makes the handbook its own: its answers and its brand.yml become facts, the sample moves aside."""
