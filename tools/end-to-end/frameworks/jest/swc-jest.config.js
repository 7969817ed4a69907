// What the README of @swc/jest says.
module.exports = { transform: { "^.+\\.(t|j)sx?$": "@swc/jest" } };
