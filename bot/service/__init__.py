"""What runs: a lane per chat, the turn runner, the sender, the sweeps, health."""
