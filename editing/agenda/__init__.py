"""What the coming days bring: what appears, what ends, and what somebody has to do."""
