// What the page refuses to work on, in the numbers of lib/insignia/base/limits.h and for the reasons given there.
const limits = Object.freeze({
    inputBytes: 8 << 20,
    inflatedBytes: 8 << 20,
    jsonDepth: 64,
    jsonValues: 400000,
    contexts: 16,
    copiedDefinitions: 4000000,
    quads: 200000,
    rdfcWorkFactor: 2,
    rdfcSteps: 200000,
    // SHA-384 is written in whole numbers here and takes its time: a step with it counts as many of the others.
    rdfcCost384: 20,
    // For all the mathematics of one badge: whoever waits longer takes the page for broken.
    workMilliseconds: 5000,
    rdfcDepth: 1000,
    proofs: 16,
    // Objects with one identifier; no honest badge repeats a part so often.
    namesakes: 100,
    base58Characters: 1024,
    xmlDeclarationCharacters: 200,
    xmlDepth: 256,
    xmlAttributes: 256,
    xmlPrefixes: 256,
    rsaBitsMin: 2048,
    rsaBitsMax: 4096,
    rsaExponentBitsMax: 64,
    didCharacters: 4096,
    verificationMethods: 256,
    shownCharacters: 200,
    clockSkewSeconds: 300,
    files: 50,
});
