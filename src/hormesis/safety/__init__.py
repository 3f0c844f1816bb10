"""What must not be prescribed: ceilings on loads, pages that a limitation or condition rules out. Runs before every decision."""
