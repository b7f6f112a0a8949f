#!/usr/bin/env bash
# Follows 100,000 payments on a local chain and compares the time with that of the bare eth_getLogs calls. Fails above
# 1.5 times.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
. "$home/tools/setup.sh"
find_jdk
need mvn "Maven 3.8 or later" maven

contract_tools "$home/contracts"
mvn -f "$home/pom.xml" -B -q -Pbench -pl bench/follower -am -Dmaven.test.skip=true -Dspotless.check.skip=true package
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED \
  -cp "$home/bench/follower/target/classes:$home/bench/follower/target/lib/*" io.stint.bench.follower.Main "$home"
