internal import ArgumentParser
internal import Artifacts
internal import LinkValidation
internal import Scanning

/// What every command that asks the web understands.
struct NetworkOptions: ParsableArguments {
  @Option(
    name: .customLong("allow-host"),
    help: """
      A host that may be asked although it is private: HOST:PORT, or HOST for all its ports. May be \
      repeated.
      """)
  var allowHost: [String] = []

  @Option(name: .long, help: "Seconds for each link of the web, redirects and waits included.")
  var timeout: Int = 20

  @Option(
    name: .customLong("per-host"),
    help: "Requests to one host at a time, at most 64; other people's servers may mind more than 8."
  )
  var perHost = NetworkLimits().requestsToOneHost

  @Flag(
    name: .customLong("probe-remote"),
    help:
      "Look into recordings on the web: how long they are, and whether a link's time lies in them.")
  var probeRemote = false

  @Option(
    name: .customLong("max-age"),
    help: "Use sound answers of earlier runs that are no older than this: 90m, 12h, 7d.")
  var maxAge: Age?

  /// Seconds, as people write them.
  struct Age: ExpressibleByArgument {
    let seconds: Int64

    init?(argument: String) {
      let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
      guard let unit = argument.last.flatMap({ units[$0] }), argument.utf8.count <= 6,
        argument.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int64(argument.dropLast())
      else { return nil }
      seconds = number * unit
    }
  }

  @Option(
    name: .customLong("service-base"),
    help: "Where a service's questions are sent instead: NAME=http://HOST:PORT. May be repeated.")
  var serviceBase: [String] = []

  func validate() throws {
    guard (1...600).contains(timeout) else {
      throw ValidationError("--timeout takes a number of seconds from 1 to 600.")
    }
    guard (1...NetworkLimits().requests).contains(perHost) else {
      throw ValidationError("--per-host takes a number from 1 to \(NetworkLimits().requests).")
    }
    for host in allowHost where AllowedHost(host) == nil {
      throw ValidationError("--allow-host takes HOST or HOST:PORT, not “\(DisplayText(host))”.")
    }
    for base in serviceBase where ServiceBase(base) == nil {
      throw ValidationError(
        "--service-base takes NAME=http://HOST:PORT, not “\(DisplayText(base))”.")
    }
  }

  var access: WebAccess {
    var limits = NetworkLimits()
    limits.deadline = .seconds(timeout)
    limits.requestsToOneHost = perHost
    var asking = WebAsking(
      policy: NetworkPolicy(allowedHosts: allowHost.compactMap(AllowedHost.init)), limits: limits)
    asking.probesRecordings = probeRemote
    asking.maxAge = maxAge?.seconds
    return .asked(asking)
  }

  var catalogue: ServiceCatalogue {
    get throws { try ServiceCatalogue.builtIn(bases: serviceBase.compactMap(ServiceBase.init)) }
  }

  func check(answered: @escaping (Int, Int) -> Void) throws -> WebCheck {
    WebCheck(access: access, catalogue: try catalogue, answered: answered)
  }
}
