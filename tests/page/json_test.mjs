// JSON as the library reads it: JSONTestSuite, the canonical form of RFC 8785, and what the names of objects may be.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {CONFORMANCE, makePage, needs, Score} from './support/page.mjs';

needs(`${CONFORMANCE}/json-test-suite`, `${CONFORMANCE}/jcs`);
const page = makePage();

// Texts that the suite leaves open: these are read, the others refused, as tests/conformance/json_test_suite_test.cpp decides.
const OPEN_AND_READ = ['i_number_double_huge_neg_exp.json', 'i_number_real_underflow.json'];
// And texts that the suite allows and RFC 7493 does not.
const REFUSED = ['y_object_duplicated_key.json', 'y_object_duplicated_key_and_value.json'];

function reads(bytes) {
    try {
        page.parseJson(page.fromUtf8(bytes));
        return true;
    } catch (error) {
        if (error instanceof page.Problem) return false;
        throw error;
    }
}

const parsing = new Score('json-test-suite');
for (const name of readdirSync(`${CONFORMANCE}/json-test-suite/test_parsing`)) {
    const expected = OPEN_AND_READ.includes(name) || (name[0] === 'y' && !REFUSED.includes(name));
    parsing.check(reads(readFileSync(`${CONFORMANCE}/json-test-suite/test_parsing/${name}`)) === expected, name);
}
parsing.finish();

const canonical = new Score('jcs');
for (const name of readdirSync(`${CONFORMANCE}/jcs/input`)) {
    const output = `${CONFORMANCE}/jcs/output/${name}`;
    if (!existsSync(output)) continue;
    canonical.check(page.canonicalJson(page.parseJson(readFileSync(`${CONFORMANCE}/jcs/input/${name}`, 'utf8')))
            === readFileSync(output, 'utf8'),
        name);
}
canonical.check(page.canonicalJson(page.parseJson('{"__proto__": 1, "constructor": {"2": -0, "1": 1e21}}'))
        === '{"__proto__":1,"constructor":{"1":1e+21,"2":0}}',
    'names of objects');
canonical.check(!reads(page.toUtf8('{"a":1,"\\u0061":2}')), 'one name in two spellings');
canonical.check(!reads(page.toUtf8('\ufeff{}')), 'a byte order mark');
canonical.check(
    !reads(page.toUtf8(`${'['.repeat(65)}${']'.repeat(65)}`)) && reads(page.toUtf8(`${'['.repeat(64)}${']'.repeat(64)}`)),
    'nesting');
canonical.finish();
