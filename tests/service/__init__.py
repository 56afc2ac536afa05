"""What runs: turns, sending, sweeps, faults, through the real process."""
