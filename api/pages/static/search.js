// Suggestions for the search box: see the search room.
