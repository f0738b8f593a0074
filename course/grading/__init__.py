"""The grader's side: judging outside of the student's interpreter."""
