"""What only an author needs: nothing on the student's side may import from here."""
