// Moments: a date with a time and a zone (https://www.w3.org/TR/xmlschema11-2/#dateTimeStamp), or nothing.
const instantPattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

function daysInMonth(year, month) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}

// Seconds since 1970 at the beginning of a day, or undefined when the calendar does not have it.
function secondsOfDay(year, month, day) {
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return date.getTime() / 1000;
}

function zoneOffset(sign, hours, minutes) {
    if (sign === undefined) return 0;
    const total = Number(hours) * 60 + Number(minutes);
    if (Number(minutes) > 59 || total > 14 * 60) return undefined;
    return total * 60 * (sign === '-' ? -1 : 1);
}

// {seconds, nanoseconds}, or null.
function parseInstant(text) {
    const found = typeof text === 'string' ? instantPattern.exec(text) : null;
    if (!found) return null;
    const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number);
    const start = secondsOfDay(year, month, day);
    const offset = zoneOffset(found[8], found[9], found[10]);
    const nanoseconds = Number((found[7] ?? '').padEnd(9, '0').slice(0, 9));
    const endOfDay = hour === 24 && minute === 0 && second === 0 && nanoseconds === 0;
    if (start === undefined || offset === undefined || (hour > 23 && !endOfDay) || minute > 59 || second > 59) return null;
    return {seconds: start + hour * 3600 + minute * 60 + second - offset, nanoseconds};
}

function isDate(text) {
    const found = datePattern.exec(text);
    return found !== null && secondsOfDay(...found.slice(1).map(Number)) !== undefined;
}

function parseDateOrTime(text) {
    return isDate(text) ? parseInstant(`${text}T00:00:00Z`) : parseInstant(text);
}

function compareInstants(a, b) {
    return a.seconds - b.seconds || a.nanoseconds - b.nanoseconds;
}

// NumericDate of RFC 7519, within the years that a date can name.
function instantOfNumber(value) {
    if (typeof value !== 'number' || !(Math.abs(value) <= 253402300799)) return null;
    const seconds = Math.floor(value);
    return {seconds, nanoseconds: Math.trunc((value - seconds) * 1e9)};
}

function instantText(instant) {
    return new Date(instant.seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

function dateText(instant) {
    return instantText(instant).slice(0, 10);
}
