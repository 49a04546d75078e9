/** How often a test tries a property, as a multiple of what is quick; `jest.preset.cjs` reads it from `PROPERTY_RUNS`. */
declare const propertyRuns: number;
