<?xml version="1.0" encoding="UTF-8"?>
<!-- Shows the feed to a person who opens it in a browser: what it is, how to follow, what is out.
     Asks no other host for anything. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"
  xmlns:podcast="https://podcastindex.org/namespace/1.0" exclude-result-prefixes="itunes atom podcast">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template match="/rss/channel">
    <html lang="{language}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="robots" content="noindex"/>
        <title><xsl:value-of select="title"/> – podcastens feed</title>
        <link rel="stylesheet" href="assets/site.css"/>
        <link rel="stylesheet" href="assets/podcast.css"/>
      </head>
      <body class="page page--feed">
        <main class="wrap feedview">
          <p class="alert feedview__note"><span>Det her er podcastens feed. Det er lavet til podcast-apps: kopiér adressen, og sæt den ind i den app, du plejer at bruge.</span></p>
          <div class="feedview__top">
            <img class="feedview__cover" width="176" height="176" src="{itunes:image/@href}" alt="{podcast:image/@alt}"/>
            <div>
              <h1><xsl:value-of select="title"/></h1>
              <p class="lead"><xsl:call-template name="plain"><xsl:with-param name="html" select="description"/></xsl:call-template></p>
            </div>
          </div>
          <section class="sidecard">
            <h2>Følg podcasten</h2>
            <ol class="feedview__how">
              <li>Kopiér adressen: <code class="feedview__url"><xsl:value-of select="atom:link[@rel='self']/@href"/></code></li>
              <li>Åbn din podcast-app, og vælg at tilføje en podcast med dens adresse (URL).</li>
              <li>Sæt adressen ind. Så kommer nye episoder af sig selv.</li>
            </ol>
            <p><a href="{link}">Gå til podcastens side</a></p>
          </section>
          <h2>Episoder</h2>
          <xsl:choose>
            <xsl:when test="item"><ul class="rows"><xsl:apply-templates select="item"/></ul></xsl:when>
            <xsl:otherwise><p>Der er ingen episoder endnu.</p></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="atom:link[@rel='next']"><p><a href="{atom:link[@rel='next']/@href}">Ældre episoder</a></p></xsl:if>
          <xsl:if test="atom:link[@rel='previous']"><p><a href="{atom:link[@rel='previous']/@href}">Nyere episoder</a></p></xsl:if>
          <p class="muted"><xsl:value-of select="copyright"/></p>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="item">
    <li>
      <article class="row row--plain">
        <div class="row__body">
          <h3 class="card__title"><a href="{link}"><xsl:value-of select="title"/></a></h3>
          <p class="card__line">
            <xsl:call-template name="date"><xsl:with-param name="rfc" select="pubDate"/></xsl:call-template>
            <xsl:text> · </xsl:text>
            <xsl:call-template name="length"><xsl:with-param name="seconds" select="itunes:duration"/></xsl:call-template>
          </p>
        </div>
      </article>
    </li>
  </xsl:template>

  <!-- The description is HTML without tags: its three entities are read as a browser reads them. -->
  <xsl:template name="plain">
    <xsl:param name="html"/>
    <xsl:choose>
      <xsl:when test="contains($html, '&amp;')">
        <xsl:variable name="rest" select="substring-after($html, '&amp;')"/>
        <xsl:value-of select="substring-before($html, '&amp;')"/>
        <xsl:choose>
          <xsl:when test="starts-with($rest, 'lt;')">&lt;</xsl:when>
          <xsl:when test="starts-with($rest, 'gt;')">&gt;</xsl:when>
          <xsl:otherwise>&amp;</xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="plain">
          <xsl:with-param name="html">
            <xsl:choose>
              <xsl:when test="starts-with($rest, 'lt;') or starts-with($rest, 'gt;')"><xsl:value-of select="substring($rest, 4)"/></xsl:when>
              <xsl:when test="starts-with($rest, 'amp;')"><xsl:value-of select="substring($rest, 5)"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$rest"/></xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$html"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="date">
    <xsl:param name="rfc"/>
    <xsl:variable name="month" select="substring($rfc, 9, 3)"/>
    <xsl:value-of select="number(substring($rfc, 6, 2))"/>
    <xsl:text>. </xsl:text>
    <xsl:choose>
      <xsl:when test="$month='Jan'">januar</xsl:when><xsl:when test="$month='Feb'">februar</xsl:when>
      <xsl:when test="$month='Mar'">marts</xsl:when><xsl:when test="$month='Apr'">april</xsl:when>
      <xsl:when test="$month='May'">maj</xsl:when><xsl:when test="$month='Jun'">juni</xsl:when>
      <xsl:when test="$month='Jul'">juli</xsl:when><xsl:when test="$month='Aug'">august</xsl:when>
      <xsl:when test="$month='Sep'">september</xsl:when><xsl:when test="$month='Oct'">oktober</xsl:when>
      <xsl:when test="$month='Nov'">november</xsl:when><xsl:otherwise>december</xsl:otherwise>
    </xsl:choose>
    <xsl:text> </xsl:text>
    <xsl:value-of select="substring($rfc, 13, 4)"/>
  </xsl:template>

  <xsl:template name="length">
    <xsl:param name="seconds"/>
    <xsl:choose>
      <xsl:when test="$seconds &gt;= 60"><xsl:value-of select="round($seconds div 60)"/> min.</xsl:when>
      <xsl:otherwise><xsl:value-of select="$seconds"/> sek.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
