import { capabilities, composer, faces, frontDoor, ground, shownToFaces } from './architecture.mjs';

const all = Object.keys(capabilities);
const tests = '\\.(test|examples|fixture)\\.ts$';

/** One rule a capability: what it may not reach, and what to do instead. */
const capabilityRules = all.map((name) => ({
  name: `${name}-uses-only-whom-it-may`,
  comment: `src/${name} may use ${[...ground, ...capabilities[name]].join(', ')}. If it needs something else: let the other capability announce a fact, or change architecture.mjs with a decision record.`,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: tests },
  to: {
    path: '^src/',
    pathNot: `^src/(${[name, ...ground, ...capabilities[name]].join('|')})/`,
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...capabilityRules,
    {
      name: 'through-the-front-door',
      comment: `Use another capability through its index.ts, events.ts, contract.ts or a pure file; if what you need is not there, add it to its index.ts.`,
      severity: 'error',
      from: { path: `^src/(${all.join('|')})/`, pathNot: tests },
      to: { path: `^src/(${all.join('|')})/`, pathNot: [`^src/$1/`, frontDoor] },
    },
    {
      name: 'ground-knows-no-capability',
      comment: 'Platform and vocabulary know no capability: pass in what they need.',
      severity: 'error',
      from: { path: `^src/(${ground.join('|')})/`, pathNot: tests },
      to: { path: `^src/(${[...all, ...faces, composer].join('|')})/` },
    },
    {
      name: 'web-sees-contracts-and-rules',
      comment:
        'A page calls a contract; pure rules and law may be shown. Put the rest behind a contract.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: tests },
      to: { path: '^src/', pathNot: ['^src/web/', shownToFaces] },
    },
    {
      name: 'rules-are-pure',
      comment:
        'Rules and law know no database, clock or network: take what they need as an argument.',
      severity: 'error',
      from: { path: '\\.(rules|law)\\.ts$' },
      to: {
        path: '(\\.store\\.ts$)|^src/platform/(database|context|sql|application)\\.ts$|^node:(fs|net|http|child_process)|node_modules/pg/',
      },
    },
    {
      name: 'sql-stands-in-stores',
      comment: 'SQL of a capability stands in its *.store.ts: call a function of it.',
      severity: 'error',
      from: { path: `^src/(${all.join('|')})/`, pathNot: [tests, '\\.store\\.ts$'] },
      to: { path: '^src/platform/sql\\.ts$' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one thing, or need a third that both use.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'What tests share stands in test/.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: `^(test|bench)/|${tests}` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|\\.svelte-kit)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.svelte'] },
  },
};
