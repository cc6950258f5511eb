"""The positioning page: the chain, its components and what stands around it, on paper."""
