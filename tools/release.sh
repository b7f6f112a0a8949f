# Makes the archive of a release; sourced by ./stint, after a build.

# Every file has the same owner and time, and they are in order, so that two builds of the same jars make the same archive.
release() {
  local version name at folder
  version=$("${java[@]}" io.stint.cli.Main --version | cut -d' ' -f2)
  name=stint-$version
  folder=$(mktemp -d)
  at=$folder/$name
  mkdir -p "$at/lib" "$at/docs"
  cp "$lib"/*.jar "$at/lib/"
  cp -r "$home"/ops/release/. "$at/"
  cp "$home"/ops/{hub.properties,grafana.json} "$home"/{LICENSE,CHANGELOG.md} "$at/"
  cp "$home"/docs/*.md "$at/docs/"
  cp "$home/docs/operating.md" "$at/README.md"
  bills "$at/bom"
  sed -i 's|](\([a-z-]*\.md\)|](docs/\1|g' "$at/README.md"
  chmod 755 "$at"/bin/*
  tar --sort=name --mtime=2025-01-01T00:00:00Z --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
    -C "$folder" -cf - "$name" | gzip -n >"$home/cli/target/$name.tar.gz"
  rm -rf "$folder"
  echo "$home/cli/target/$name.tar.gz"
}

# Bills of materials (CycloneDX): what is in the jars, and what is in the pages' script. Without the time and number that
# would make every build's another one.
bills() {
  mkdir -p "$1"
  mvn -f "$home/pom.xml" -B -ntp -q -Pbom -pl cli -am -Dmaven.test.skip=true -Dspotless.check.skip=true package
  cp "$home/cli/target/java.cdx.json" "$1/java.cdx.json"
  npm --prefix "$home/hub/web" sbom --sbom-format cyclonedx --omit dev --package-lock-only \
    | sed -e '/^ *"serialNumber": /d' -e '/^ *"timestamp": /d' >"$1/pages.cdx.json"
}
