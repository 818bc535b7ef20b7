create schema insights;
