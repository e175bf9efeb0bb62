"""How people and programs reach the public functions: each interface calls `api` and shows what comes back."""
