import { onPostgres } from "@/testing/database.ts";
import { compareStories, COMPARISON } from "@/testing/reference/compare.ts";

// A module for each database, so that the two run side by side.
onPostgres(COMPARISON, compareStories);
