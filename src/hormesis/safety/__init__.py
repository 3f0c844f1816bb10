"""What must not be prescribed: load ceilings, pages ruled out by a limitation or condition. Runs before every decision."""
