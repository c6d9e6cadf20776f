#!/usr/bin/env node
console.log('puente', process.version);
