// Validates the documents NAME.FORMAT of a folder, one line a format: node validate.mjs OUT VALIDATORS JUNIT_XSD
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [out, validators, xsd] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(validators), 'package.json'));
const optional = (name) => {
  try {
    return require(name);
  } catch {
    console.error(`validate-formats: ${name} is missing: its checks are left out`);
    return null;
  }
};
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const names = (format) => fs.readdirSync(out).filter((f) => f.endsWith('.' + format)).sort();
const read = (file) => fs.readFileSync(path.join(out, file), 'utf8');
const folderOf = (file) => read(file.replace(/\.[^.]+$/, '.folder')).trim();
const need = (condition, text) => { if (!condition) throw new Error(text); };
const unique = (list, what) => need(new Set(list).size === list.length, `${what} twice`);

// Lines of a file as bytes, or null where it is not plain UTF-8 or has no such name.
const cache = new Map();
function linesOf(file) {
  if (cache.has(file)) return cache.get(file);
  let lines = null;
  if (fs.existsSync(file)) {
    const bytes = fs.readFileSync(file);
    const text = bytes.toString('utf8');
    if (Buffer.from(text).equals(bytes) && !text.startsWith('\uFEFF')) {
      const ends = [...text.matchAll(/\r\n|\r|\n/g)];
      lines = { bytes, starts: [0], texts: [] };
      let from = 0;
      for (const end of ends) {
        lines.texts.push(text.slice(from, end.index));
        from = end.index + end[0].length;
        lines.starts.push(lines.starts.at(-1) + Buffer.byteLength(lines.texts.at(-1) + end[0]));
      }
      lines.texts.push(text.slice(from));
    }
  }
  cache.set(file, lines);
  return lines;
}
// Byte offset of a line and a column that counts code points, or bytes.
function offset(lines, line, column, bytes) {
  need(line >= 1 && line <= lines.texts.length, `line ${line} of ${lines.texts.length}`);
  const text = lines.texts[line - 1];
  const most = bytes ? Buffer.byteLength(text) : [...text].length;
  need(column >= 1 && column <= most + 3, `column ${column} of ${most + 1}`);  // a span may hold the line end
  return lines.starts[line - 1] + (bytes ? column - 1 : Buffer.byteLength([...text].slice(0, column - 1).join('')) + Math.max(0, column - 1 - most));
}

const Ajv = optional('ajv-draft-04');
const schemaFile = path.join(validators, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const compile = (schema) => {
  // Some patterns of the SARIF schema are no Unicode expressions.
  const check = new (Ajv.default ?? Ajv)({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(schema);
  return (json) => need(check(json), JSON.stringify(check.errors?.slice(0, 3)));
};
const multitool = path.join(validators, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');

function sarifChecks() {
  const checks = [];
  if (Ajv && fs.existsSync(schemaFile)) {
    const check = compile(JSON.parse(fs.readFileSync(schemaFile)));
    checks.push(['schema 2.1.0', (file) => check(JSON.parse(read(file)))]);
  }
  if (fs.existsSync(multitool)) {
    checks.push(['sarif-multitool', (file) => {
      const run = spawnSync(multitool, ['validate', path.join(out, file), '--rule-kind', 'Sarif;Gh', '--level', 'Error', '--max-file-size-in-kb', '1000000'],
        { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } });
      need(/completed successfully/.test(run.stdout) && !/: error /.test(run.stdout), run.stdout.slice(0, 600));
    }]);
  }
  checks.push(['places, fingerprints and rules', (file) => {
    const run = JSON.parse(read(file)).runs[0];
    need(run.results.length <= 25000, 'more than 25 000 results');
    const rules = run.tool.driver.rules;
    unique(rules.map((r) => r.id), 'rule');
    const used = new Set(run.results.map((r) => r.ruleId));
    need(rules.length === used.size && rules.every((r) => used.has(r.id)), 'rules are not those of the results');
    need(rules.every((r) => r.properties.tags.length <= 20 && r.help.text && r.fullDescription.text), 'a rule lacks its help');
    unique(run.results.map((r) => r.locations[0].physicalLocation.artifactLocation.uri + r.partialFingerprints['calameFinding/v1']), 'fingerprint');
    for (const result of run.results) {
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      const lines = linesOf(path.join(folderOf(file), decodeURIComponent(artifactLocation.uri)));
      const all = [region, ...(result.fixes ?? []).flatMap((f) => f.artifactChanges[0].replacements.map((r) => r.deletedRegion))];
      if (!lines) continue;
      for (const r of all.filter((r) => r.byteOffset !== undefined)) {
        need(offset(lines, r.startLine, r.startColumn) === r.byteOffset, `${result.ruleId}: start of region ${JSON.stringify(r)}`);
        need(offset(lines, r.endLine, r.endColumn) === r.byteOffset + r.byteLength, `${result.ruleId}: end of region ${JSON.stringify(r)}`);
        const text = lines.bytes.subarray(r.byteOffset, r.byteOffset + r.byteLength).toString();
        need(!r.snippet || r.snippet.text === text, `${result.ruleId}: snippet`);
      }
    }
  }]);
  return checks;
}

// As the runner reads a command.
function githubCommand(line) {
  const parts = /^::(error|warning|notice) ([^:]*)::(.*)$/s.exec(line);
  need(parts, `no command: ${line}`);
  const decode = (text, codes) => {
    const left = text.replace(new RegExp(codes, 'g'), '');
    need(!left.includes('%'), `a % that is no escape: ${text}`);
    return text.replace(new RegExp(codes, 'g'), (c) => String.fromCharCode(parseInt(c.slice(1), 16)));
  };
  const properties = Object.fromEntries(parts[2].split(',').map((p) => {
    const at = p.indexOf('=');
    return [p.slice(0, at), decode(p.slice(at + 1), '%(?:25|0D|0A|3A|2C)')];
  }));
  return { level: parts[1], ...properties, message: decode(parts[3], '%(?:25|0D|0A)') };
}

const githubChecks = () => [['commands and limits of a step', (file) => {
  const lines = read(file).split('\n');
  need(lines.pop() === '', 'no line end');
  const commands = lines.map(githubCommand);
  const order = ['error', 'warning', 'notice'];
  for (const level of order) need(commands.filter((c) => c.level === level).length <= 10, `more than 10 of ${level}`);
  const ranks = commands.map((c) => order.indexOf(c.level));
  need(ranks.every((r, i) => i === 0 || ranks[i - 1] <= r), 'not by severity');
  for (const c of commands) {
    need(c.title && c.message, 'no title or message');
    need(!/[\0-\x08\x0b-\x1f]/.test(c.message), 'a control in the log');
    const known = new Set(['level', 'file', 'line', 'endLine', 'col', 'endColumn', 'title', 'message']);
    need(Object.keys(c).every((k) => known.has(k)), `unknown property: ${Object.keys(c)}`);
    need(!c.endColumn || c.line === c.endLine, 'columns over several lines');
    need(!c.endColumn || Number(c.endColumn) >= Number(c.col), 'columns backwards');
    need(!c.file || c.file.includes('\uFFFD') || fs.existsSync(path.join(folderOf(file), c.file)), `no such file: ${c.file}`);
  }
}]];

const gitlabSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^[^/]' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};
function gitlabChecks() {
  const checks = [['fingerprints', (file) => unique(JSON.parse(read(file)).map((i) => i.fingerprint), 'fingerprint')]];
  if (Ajv) {
    const check = compile(gitlabSchema);
    checks.unshift(['Code Quality schema', (file) => check(JSON.parse(read(file)))]);
  }
  return checks;
}

const count = (text, pattern) => (text.match(pattern) ?? []).length;
function junitChecks() {
  const checks = [['counts', (file) => {
    for (const suite of read(file).split('<testsuite ').slice(1)) {
      const said = (name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)[1]);
      need(said('tests') === count(suite, /<testcase /g) && said('tests') > 0, 'tests');
      need(said('failures') === count(suite, /<failure /g), 'failures');
      need(said('errors') === count(suite, /<error /g), 'errors');
      unique([...suite.matchAll(/<testcase classname="[^"]*" name="([^"]*)"/g)].map((m) => m[1]), 'test');
    }
  }]];
  if (has('xmllint') && fs.existsSync(xsd))
    checks.unshift(['junit-10.xsd', (file) => execFileSync('xmllint', ['--noout', '--schema', xsd, path.join(out, file)], { stdio: 'pipe' })]);
  return checks;
}

function checkstyleChecks() {
  const dtd = path.join(out, 'checkstyle.dtd');
  fs.writeFileSync(dtd, `<!ELEMENT checkstyle (file*)><!ATTLIST checkstyle version CDATA #REQUIRED>
<!ELEMENT file (error*)><!ATTLIST file name CDATA #REQUIRED>
<!ELEMENT error EMPTY><!ATTLIST error line CDATA #REQUIRED column CDATA #IMPLIED
  severity (error|warning|info|ignore) #REQUIRED message CDATA #REQUIRED source CDATA #REQUIRED>`);
  if (!has('xmllint')) return [];
  return [['own DTD', (file) => execFileSync('xmllint', ['--noout', '--dtdvalid', dtd, path.join(out, file)], { stdio: 'pipe' })]];
}

function rdjsonChecks() {
  const checks = [['byte columns', (file) => {
    for (const d of JSON.parse(read(file)).diagnostics) {
      const lines = linesOf(path.join(folderOf(file), d.location.path));
      const ranges = [d.location.range, ...(d.suggestions ?? []).map((s) => s.range)].filter((r) => r?.end);
      if (lines) for (const r of ranges) {
        const begin = offset(lines, r.start.line, r.start.column, true), end = offset(lines, r.end.line, r.end.column, true);
        need(begin <= end && lines.bytes.subarray(begin, end).toString().includes('\uFFFD') === false, `range ${JSON.stringify(r)}`);
      }
    }
  }]];
  const cli = path.join(validators, 'node_modules/@umbrelladocs/rdformat-validator/bin/rdformat-validator.js');
  if (fs.existsSync(cli))
    checks.unshift(['rdformat-validator --strict', (file) =>
      execFileSync(process.execPath, [cli, '--strict', '--no-extra-fields', '--silent', path.join(out, file)], { stdio: 'pipe' })]);
  return checks;
}

const formats = { sarif: sarifChecks, github: githubChecks, gitlab: gitlabChecks, junit: junitChecks, checkstyle: checkstyleChecks, rdjson: rdjsonChecks };
let failed = false;
for (const [format, checksOf] of Object.entries(formats)) {
  const checks = checksOf(), files = names(format);
  const faults = [];
  for (const file of files)
    for (const [name, check] of checks) {
      try { check(file); } catch (e) { faults.push(`  ${file}, ${name}: ${String(e.stderr?.length ? e.stderr : e.message).slice(0, 500)}`); }
    }
  const what = `${files.length} documents, ${checks.map((c) => c[0]).join(', ') || 'nothing to check with'}`;
  console.log(faults.length === 0 ? `${format}: valid (${what})` : `${format}: NOT valid (${what})\n${faults.join('\n')}`);
  failed ||= faults.length > 0;
}
process.exit(failed ? 1 : 0);
