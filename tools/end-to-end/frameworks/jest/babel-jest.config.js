// babel-jest is Jest's own default.
module.exports = {};
