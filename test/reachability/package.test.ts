// These import the package by its name, which of all compilers here only Jest resolves. Conformance runs them once more,
// as users do who have installed the package.
jest.requireActual('../../conformance/package/reachability.test');
jest.requireActual('../../conformance/package/jest-globals.test');
